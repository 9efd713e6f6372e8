"""What Streamlit draws: cache, address, filters, cards, ledger. Computes no number; pages lay these out."""
