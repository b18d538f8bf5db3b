"""How long a cross-encoder takes: `python bench/reranking.py`. How good one is, is a matter of its training.

Models of the usual sizes are made with random weights, which take as long as trained ones. Each reads the passages that
a search has for the development questions. Without OMP_NUM_THREADS=1 all cores take part.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import torch
from gold_scores import questions
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from hscqa.encode import Reranker, find_model
from hscqa.library import Library, Workspace
from hscqa.model import Filters, Mode
from hscqa.search.reranking import RERANKED

ROOT = Path(__file__).resolve().parent.parent
SIZES = {
    "1 layer of 32": (1, 32),
    "6 layers of 384, as MiniLM-L6": (6, 384),
    "12 layers of 384, as MiniLM-L12": (12, 384),
}
"""Layers and their width."""
QUESTIONS = 15


def model(folder: Path, layers: int, width: int) -> Reranker:
    """Make a cross-encoder of one size, with the vocabulary of hscqa's encoder."""
    tokenizer = AutoTokenizer.from_pretrained(find_model().location)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=max(1, width // 32),
        intermediate_size=4 * width,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return Reranker(find_model(str(folder)), "cpu")


def main() -> None:
    """Print a table in Markdown."""
    asking = Library(Workspace.at(ROOT)).asking(Mode.HYBRID)
    pairs = []
    for item in questions()[:QUESTIONS]:
        numbers = [found.number for found in asking.ranked(item.question, Filters())[:RERANKED]]
        passages = asking.generation.records.numbered_passages(numbers)
        pairs.append((item.question, [passages[number].body for number in numbers]))
    read = statistics.mean(len(text.split()) for _, texts in pairs for text in texts)
    print(f"{RERANKED} passages of {read:.0f} words on average, {torch.get_num_threads()} threads\n")
    print("| cross-encoder | median ms | longest ms |\n|---|---|---|")
    for name, (layers, width) in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            reranker = model(Path(folder), layers, width)
            reranker.score(*pairs[0])
            times = []
            for question, texts in pairs:
                begin = time.perf_counter()
                reranker.score(question, texts)
                times.append((time.perf_counter() - begin) * 1000)
        print(f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} |", flush=True)


if __name__ == "__main__":
    main()
