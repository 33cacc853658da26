/** Imports point one way, down the pipeline of ARCHITECTURE.md: each folder names what it may reach. Type-only imports count. */
const ALLOWED = {
  "src/markdown": [],
  "src/models": [],
  "src/contracts": ["src/models"],
  "src/listings": ["src/contracts", "src/markdown"],
  "src/diagrams": [],
  "src/questions": ["src/listings", "src/contracts", "src/markdown"],
  "src/progress": ["src/client", "src/questions"],
  "src/practice": ["src/deck", "src/progress", "src/questions"],
  "src/sql": ["src/listings"],
  "src/engines": ["src/sql", "src/listings", "src/contracts"],
  "src/views": ["src/client", "src/engines", "src/sql", "src/questions", "src/listings", "src/contracts"],
  "src/exercises": [
    "src/client",
    "src/progress",
    "src/take/address",
    "src/views",
    "src/engines",
    "src/sql",
    "src/questions",
    "src/listings",
  ],
  "src/search": ["src/book"],
  "src/remark": ["src/diagrams", "src/deck", "src/book", "src/questions", "src/listings", "src/markdown"],
  "src/deck": ["src/book", "src/questions", "src/listings", "src/markdown"],
  "src/scenarios": ["src/book", "src/questions", "src/listings", "src/markdown"],
  "src/interview": ["src/scenarios", "src/deck", "src/book", "src/questions", "src/listings", "src/markdown"],
  "src/cards": ["src/deck", "src/book", "src/questions", "src/markdown"],
  "src/offline": ["src/client", "src/engines"],
  "src/take": ["src/book", "src/questions", "src/listings", "src/markdown"],
  "src/theme": ["src/(?!remark)"],
  "src/book": ["src/questions", "src/listings", "src/markdown"],
  "src/pages": ["src/(?!remark)"],
  "src/client": [],
  "src/postbuild": ["src/progress/key"],
  "src/css": [],
  lab: [],
  verify: ["lab", "src/diagrams", "src/scenarios", "src/book", "src/listings", "src/contracts", "src/markdown", "src/questions", "src/sql"],
  "verify/parity": ["verify", "src/engines", "src/listings", "src/sql"],
  "src/bench": ["src/views"],
  bench: ["verify", "src/listings", "src/markdown", "scripts", "src/search", "src/bench", "src/book"],
  scripts: [
    "lab",
    "verify",
    "src/search",
    "src/offline",
    "src/book",
    "src/engines",
    "src/cards",
    "src/take",
    "src/diagrams",
    "src/remark/diagram/draw",
    "src/postbuild",
    "src/listings",
    "src/contracts",
    "src/markdown",
    "src/questions",
  ],
};

/** Folders inside this one that have a line of their own. */
const inside = (folder) => Object.keys(ALLOWED).filter((other) => other.startsWith(`${folder}/`));

const rules = Object.entries(ALLOWED).map(([folder, reach]) => ({
  name: `${folder} reaches only ${reach.join(", ") || "itself"}`,
  severity: "error",
  from: { path: `^${folder}/`, pathNot: inside(folder).map((other) => `^${other}/`) },
  to: { path: "^(src|lab|verify|scripts|tests|bench)/", pathNot: [folder, ...reach].map((allowed) => `^${allowed}`) },
}));

module.exports = {
  forbidden: [
    ...rules,
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no folder outside the picture",
      severity: "error",
      from: { path: "^src/", pathNot: Object.keys(ALLOWED).map((folder) => `^${folder}/`) },
      to: {},
    },
    {
      name: "nothing unresolvable",
      severity: "error",
      // What configures another generator is resolved in its workplace.
      from: { pathNot: "^bench/peers/[^/]+/" },
      to: { couldNotResolve: true, pathNot: "^@(theme|theme-original|docusaurus|site)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: "\\.css$",
    // Of packages that export by condition, and by no other.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
