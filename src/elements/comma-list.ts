/** An attribute that lists names, separated by commas. */
export const commaList = {
  fromAttribute: (value: string | null): string[] =>
    value
      ?.split(',')
      .map((item) => item.trim())
      .filter(Boolean) ?? [],
};
