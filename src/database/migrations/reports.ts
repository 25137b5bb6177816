/** Statistics that the workers of the stage reporting have made. */
export const REPORTS = `
  CREATE TABLE regatta.report (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made       timestamptz NOT NULL DEFAULT now(),
    worker     text NOT NULL,
    statistics json NOT NULL
  );
`
