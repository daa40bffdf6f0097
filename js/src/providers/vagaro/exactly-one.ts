// Owns the type of params of which exactly one is given.

/** Exactly one of the members of `T`. */
export type ExactlyOne<T> = {
  readonly [Name in keyof T]: Readonly<Pick<T, Name>> & {
    readonly [Other in Exclude<keyof T, Name>]?: undefined;
  };
}[keyof T];
