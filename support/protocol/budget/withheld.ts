/** The suite did not do, or broke off, what a case wanted: the budget of the run or its time is used up. */
export class Withheld extends Error {
  override readonly name = 'Withheld';
}
