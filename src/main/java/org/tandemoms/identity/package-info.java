/**
 * Who is acting: people, partner systems and the system itself; roles, assurance level and the security chains.
 * Every room may ask for the {@link org.tandemoms.identity.CurrentActor}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Identity")
package org.tandemoms.identity;
