-- An editor goes without another assessment that was asked for and does not come.
ALTER TYPE "AdjudicationOutcome" ADD VALUE 'waivedAnother' AFTER 'askedAnother';
