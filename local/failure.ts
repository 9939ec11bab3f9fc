/** Why the product cannot start, as a sentence in both languages that says what to do. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
  }
}
