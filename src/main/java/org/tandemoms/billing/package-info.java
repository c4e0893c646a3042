/**
 * Money for goods: authorisation and capture, invoices, postings to the ERP and notes to the CRM.
 * Works on goods orders; providers are reached through the outbox.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Billing")
package org.tandemoms.billing;
