/** What a listing does that no chapter may ask for. `line` is 1-based within the listing. */
export class ListingError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
