/** Settings in the form that Java reads (java.util.Properties), a line each. Values with a backslash are not escaped: there are none. */
export const properties = (settings: Record<string, string>): string =>
  Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join("");
