// Owns amounts of money, kept as whole cents.

/** The cents of an amount such as `12.5`. */
export function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** An amount as claims and payments write it. */
export function amount(inCents: number): string {
  return (inCents / 100).toFixed(2);
}

/** The sum of `of` over all items. */
export function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
