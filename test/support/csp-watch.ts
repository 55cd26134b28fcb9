/** For pages with a Content-Security-Policy: writes down what the policy has forbidden. Loaded before everything else. */
declare global {
  interface Window {
    violations?: string[];
  }
}

window.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  window.violations!.push(`${violatedDirective}: ${blockedURI} ${sample}`.trim()),
);

export {};
