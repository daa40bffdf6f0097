// Owns the type of params of which one is given and the others are not.

/** Exactly one of the members of `T`. */
export type ExactlyOne<T> = {
  readonly [Name in keyof T]: Readonly<Pick<T, Name>> & {
    readonly [Other in Exclude<keyof T, Name>]?: undefined;
  };
}[keyof T];
