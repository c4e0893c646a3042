/** How the security master is kept in MongoDB; nobody else comes in. */
package org.tandemoms.instruments.internal;
