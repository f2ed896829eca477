"""What `streamlit run app.py` starts."""

from readgroup.ui.main import main

main()
