type Module = { __esModule?: boolean } | undefined;

/** What is the default of a module that may be CommonJS: the one helper of tslib that the page's bundle calls. Its name is TypeScript's. */
export const __importDefault = (module: Module): Module | { default: Module } => (module?.__esModule ? module : { default: module });
