// Owns the fees of procedures.

const FEES: ReadonlyMap<string, number> = new Map([
  ["99213", 12_550],
  ["99214", 18_500],
  ["80305", 18_900],
  ["36415", 1_200],
]);
const USUAL_FEE = 10_000;

/** The listed fee of a procedure, in cents. */
export function knownFee(procedurecode: string): number | undefined {
  return FEES.get(procedurecode);
}

/** The amount charged for a procedure, in cents. */
export function feeOf(procedurecode: string): number {
  return knownFee(procedurecode) ?? USUAL_FEE;
}
