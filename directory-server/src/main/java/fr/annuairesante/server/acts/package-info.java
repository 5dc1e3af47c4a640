/**
 * Acts of the trust space carried out on the directory, whichever way they come in: one at a time
 * ({@code Acts}), or as parts of a batch that leave a receipt. The rules are the module
 * trust-space's; here is what they read and what their decisions write.
 */
package fr.annuairesante.server.acts;
