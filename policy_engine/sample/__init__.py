"""Made-up accounts, people, events, outcomes and observations, of any size, as messy as a CRM leaves them."""
