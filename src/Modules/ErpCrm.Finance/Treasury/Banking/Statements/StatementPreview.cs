using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <param name="IsNew">Whether it is not here yet.</param>
internal sealed record PreviewLine(ReadLine Line, string Key, bool IsNew);

/// <summary>What a statement would bring, before anything is saved.</summary>
/// <param name="LeftOut">Lines of days before the account was opened here: its opening balance contains them.</param>
/// <param name="Before">What the account has in the books before the first day.</param>
/// <param name="IsFirst">Whether the account has no statement yet.</param>
internal sealed record StatementPreview(
    BankAccount Account, IReadOnlyList<PreviewLine> Lines, DateOnly From, DateOnly To, decimal? Opening,
    decimal? Closing, int LeftOut, decimal Before, bool IsFirst)
{
    public int NewCount => Lines.Count(l => l.IsNew);

    /// <summary>What the bank says more than the books will; null where the statement does not say.</summary>
    public decimal? Difference => Closing is { } closing ? closing - Before - Lines.Sum(l => l.Line.Amount)
        : Opening - Before;

    public StatementSums Sums => new(From, To, Opening, Closing, Lines.Count, NewCount);
}

/// <summary>A table whose columns are to be said: its first rows and how they are read now.</summary>
internal sealed record TablePreview(IReadOnlyList<FileRow> Rows, TableMapping Mapping);

/// <summary>What is done about a difference between bank and books.</summary>
internal enum DifferenceChoice
{
    /// <summary>It was there before the books began.</summary>
    Post,

    /// <summary>Something is missing; it is looked for later.</summary>
    Leave,
}

/// <summary>Statements of a file, one after the other, as one.</summary>
internal static class JoinedStatements
{
    /// <summary>From the day on which the account was opened here, until today.</summary>
    /// <exception cref="BusinessRuleException">Nothing is left, or a line has not come yet.</exception>
    public static (ReadStatement Statement, int LeftOut) Of(
        IReadOnlyList<ReadStatement> all, DateOnly openedOn, DateOnly today)
    {
        var lines = all.SelectMany(s => s.Lines).ToList();
        var kept = lines.Where(l => l.On >= openedOn).ToList();
        var days = kept.Select(l => l.On).ToList();
        var (first, last) = (all[0], all[^1]);
        var from = first.From ?? (days.Count > 0 ? days.Min() : last.To ?? openedOn);
        var to = last.To ?? (days.Count > 0 ? days.Max() : from);
        // A line may be booked on a day that the head does not name.
        from = days.Append(from < openedOn ? openedOn : from).Min();
        if (days.Append(from).Max() is var latest && latest > today)
            throw new BusinessRuleException("This statement speaks of {0}: that day has not come yet.", latest);
        // Whoever asks for a whole month gets what there is of it.
        to = days.Append(to < today ? to : today).Max();
        if (to < openedOn)
            throw new BusinessRuleException(
                "This account was opened here on {0}, and its opening balance contains what happened before.",
                openedOn);
        var before = lines.Where(l => l.On < openedOn).Sum(l => l.Amount);
        return (new ReadStatement(first.Account, first.Currency, from, to, first.Opening + before, last.Closing, kept),
            lines.Count - kept.Count);
    }
}
