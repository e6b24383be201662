-- Full-text columns are filled here and nowhere else. The 'simple' configuration serves every language; stemming is the query's choice.

CREATE FUNCTION fill_article_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new."search" := setweight(to_tsvector('simple', new."title"), 'A')
    || setweight(to_tsvector('simple', coalesce(new."author", '') || ' ' || coalesce(new."outlet", '')), 'B')
    || setweight(to_tsvector('simple', new."selectionReason"), 'C');
  RETURN new;
END $$;
CREATE TRIGGER fill_search BEFORE INSERT OR UPDATE OF "title", "author", "outlet", "selectionReason" ON "Article" FOR EACH ROW EXECUTE FUNCTION fill_article_search();

CREATE FUNCTION fill_statement_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new."search" := to_tsvector('simple', new."statement");
  RETURN new;
END $$;
CREATE TRIGGER fill_search BEFORE INSERT ON "ClaimRevision" FOR EACH ROW EXECUTE FUNCTION fill_statement_search();

CREATE FUNCTION fill_source_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new."search" := setweight(to_tsvector('simple', new."title"), 'A')
    || setweight(to_tsvector('simple', coalesce(new."publisher", '') || ' ' || coalesce(new."author", '') || ' ' || coalesce(new."url", '')), 'B');
  RETURN new;
END $$;
CREATE TRIGGER fill_search BEFORE INSERT OR UPDATE OF "title", "publisher", "author", "url" ON "Source" FOR EACH ROW EXECUTE FUNCTION fill_source_search();
