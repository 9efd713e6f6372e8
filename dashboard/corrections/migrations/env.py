"""What Alembic runs: the migrations, on the connection and in the transaction that `migrate` gives."""

from alembic import context

from dashboard.corrections.models import Base

# SQLite takes part in transactions with its DDL too, once BEGIN is said by ourselves
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
