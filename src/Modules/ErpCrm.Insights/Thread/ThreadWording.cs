using ErpCrm.Contracts;
using ErpCrm.Insights.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Threads;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Insights.Thread;

/// <summary>What the modules say of their entries, in the reader's language.</summary>
internal sealed class ThreadWording(IEnumerable<IThreadWords> modules, IStringLocalizerFactory texts)
{
    private readonly Dictionary<ThreadKind, (ThreadWords Words, IStringLocalizer Texts)> _byKind = (
        from module in modules
        from words in module.Words
        select (words, texts.For(module.GetType().Assembly))).ToDictionary(told => told.words.Kind);

    private readonly IStringLocalizer _own = texts.Create(typeof(InsightsText));

    public string IconOf(ThreadKind kind) => _byKind[kind].Words.Icon;

    /// <summary>Kinds of a part of the thread.</summary>
    public ThreadKind[] KindsOf(ThreadPart part) =>
        [.. _byKind.Values.Select(told => told.Words).Where(w => w.Part == part).Select(w => w.Kind)];

    /// <summary>Whether an amount is a cost, shown to those who see the margin.</summary>
    public bool IsCost(ThreadKind kind) => _byKind[kind].Words.IsCost;

    /// <summary>What happened.</summary>
    public string Sentence(ThreadEntry entry) =>
        Sentence(entry.Kind, new ThreadSaid(entry.Text ?? "", entry.Detail ?? "", entry.Minutes ?? 0));

    public string Sentence(ThreadKind kind, ThreadSaid said)
    {
        var (words, owner) = _byKind[kind];
        return words.Sentence(owner, said);
    }

    /// <summary>What several of a kind come to: hours, or how many and how much; what happens once is told.</summary>
    public string SumOf(ThreadGroup group) =>
        string.Join(" · ", group.Amounts.Select(a => Format.Money(a.Amount, a.Currency)).Prepend(Several(group)));

    private string Several(ThreadGroup group)
    {
        var (words, owner) = _byKind[group.Kind];
        if (words.Hours is { } hours) return owner[hours, Format.Hours(group.Minutes)].Value;
        if (words.Many is null && group.Entries.Count == 1) return Sentence(group.Entries[0]);
        var many = words.Many is null ? _own["Other events"] : owner[words.Many];
        return $"{many.Value}: {Format.Number(group.Entries.Count)}";
    }
}
