declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: CSS modules are default exports by the bundler's contract
  export default classes;
}

declare module '*.css' {}
