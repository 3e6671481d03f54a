/**
 * The style sheets that packages write into the page themselves, by their SHA-256: sonner's notices, first empty and
 * then filled, and the list of Radix' select. A test takes the texts out of the packages and compares.
 */
const packagedStyles = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
  "'sha256-441zG27rExd4/il+NvIqyL8zFx5XmyNQtE381kSkUJk='",
];

/**
 * What a page of ours may load and run: its own files, and pictures it made. No text becomes a script, a style or
 * markup: Trusted Types make every sink refuse a string but for what renderer/app/trusted-types.ts names. Styles that
 * parts of the window set by script go through the object model, which the policy leaves alone.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  `style-src 'self' ${packagedStyles.join(' ')}`,
  "style-src-attr 'none'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');
