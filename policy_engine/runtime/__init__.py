"""What a generated evaluator needs: records, snapshots, decisions. Standard library only."""
