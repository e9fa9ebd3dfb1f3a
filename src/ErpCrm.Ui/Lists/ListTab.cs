namespace ErpCrm.Ui.Lists;

/// <summary>One tab of a list; the first one is meant when the address says nothing.</summary>
/// <param name="Value">In the address; empty for the first.</param>
/// <param name="Word">English label.</param>
/// <param name="Narrow">Its records.</param>
public sealed record ListTab<TRecord>(
    string Value, string Word, Func<IQueryable<TRecord>, ListScope, IQueryable<TRecord>>? Narrow = null)
{
    /// <summary>Context of a word that means another thing elsewhere.</summary>
    public string? Context { get; init; }

    /// <summary>What stands beside the label, for example a count; null for nothing.</summary>
    public Func<ListScope, string?>? Figure { get; init; }

    /// <summary>What is said when the tab has no rows although nothing
    /// narrows it; null for the first: the list's own.</summary>
    public EmptyList? Nothing { get; init; }

    /// <summary>Needed to see the tab.</summary>
    public string? Permission { get; init; }
}

/// <summary>What a list says when it has no rows.</summary>
/// <param name="Icon">A lucide name.</param>
/// <param name="Title">English: what is missing.</param>
/// <param name="Text">English: why or how.</param>
public sealed record EmptyList(string Icon, string Title, string Text)
{
    /// <summary>Kind of record that one makes here first: its words, address and right say how.</summary>
    public string? New { get; init; }

    /// <summary>Kind of record whose list shows what has to happen first.</summary>
    public string? List { get; init; }

    /// <summary>English label and address of the one thing to do, where it is something else.</summary>
    public (string Word, string Url)? Action { get; init; }

    /// <summary>Whether the action makes something: the page's main button.</summary>
    public bool Makes { get; init; } = true;

    /// <summary>Needed for the action.</summary>
    public string? Permission { get; init; }
}

/// <summary>A row under the list: sums of all rows of all pages.</summary>
/// <param name="Head">What it adds up.</param>
/// <param name="Cells">By the key of the column.</param>
public sealed record ListTotal(Html Head, IReadOnlyDictionary<string, Html> Cells)
{
    /// <summary>Second cell, for example the currency.</summary>
    public Html? Note { get; init; }

    /// <summary>What stands after the last sum.</summary>
    public Html? Remark { get; init; }
}
