/**
 * The partners of the sandbox: payment provider, carrier, ERP, CRM and custodian, each over real HTTP in a dialect of its own.
 * They keep what they received on disk, so that a test can count effects after any crash. Free of Spring.
 * Only the sandbox starts them; nothing in production imports this package.
 */
package org.tandemoms.sandbox.partners;
