/** What stands at a public address where nothing was ever published. */
export function NothingHere({ newsroomHref }: { newsroomHref: string }) {
  return (
    <article className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">There is nothing at this address</h1>
      <p className="mt-4">Nothing was published here. The address may be mistyped, or the version is not out.</p>
      <p className="mt-8 font-sans text-15">
        <a href={newsroomHref} className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2">
          Everything that is published
        </a>
      </p>
    </article>
  );
}
