using ErpCrm.Contracts;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>Lines of two own accounts that are one transfer: the other way round, within a few days.</summary>
internal sealed class TransferCandidates(EngineFacts facts)
{
    public const int MostDays = 5;

    // Banks change at their own rates.
    private const decimal MostRateShare = 0.03m;

    private readonly ILookup<decimal, LineFacts> _byAmount = facts.Lines.ToLookup(l => l.Amount);
    private readonly Dictionary<Guid, OwnAccount> _accounts = facts.Accounts.ToDictionary(a => a.Id);

    /// <summary>Each with the own account that one of both lines names.</summary>
    public IEnumerable<(Candidate Candidate, OwnAccount? Named)> For(LineFacts line)
    {
        var named = NamedBy(line);
        var found = false;
        foreach (var other in _byAmount[-line.Amount].Where(o => o.Currency == line.Currency && Meets(line, o)))
        {
            var said = named?.Id == other.AccountId ? named : NamedBy(other) is { } back && back.Id == line.AccountId
                ? back : null;
            found |= said is not null;
            yield return (Of(line, other), said);
        }

        if (named is null || found) yield break;
        foreach (var other in facts.Lines.Where(o => o.AccountId == named.Id && o.Currency != line.Currency
            && Meets(line, o) && Math.Abs(line.BaseAmount + o.BaseAmount)
                <= Math.Abs(line.BaseAmount) * MostRateShare))
        {
            found = true;
            yield return (Of(line, other), named);
        }

        if (!found && named.Currency == line.Currency) yield return (Awaited(line, named), named);
    }

    private static bool Meets(LineFacts line, LineFacts other) =>
        other.AccountId != line.AccountId && Math.Sign(other.Amount) == -Math.Sign(line.Amount)
        && Math.Abs(other.On.DayNumber - line.On.DayNumber) <= MostDays;

    private Candidate Of(LineFacts line, LineFacts other) => new(
        CandidateKind.Transfer, Kinds.BankLine, other.Id, line.Currency,
        other.Currency == line.Currency ? -other.Amount : line.Amount, other.On, other.On, null)
    {
        Title = _accounts.GetValueOrDefault(other.AccountId)?.Name ?? "", OtherAccountId = other.AccountId,
        IsConverted = other.Currency != line.Currency,
    };

    private static Candidate Awaited(LineFacts line, OwnAccount account) => new(
        CandidateKind.Transfer, Kinds.BankAccount, account.Id, line.Currency, line.Amount, line.On, line.On, null)
    {
        Title = account.Name, OtherAccountId = account.Id, IsAwaited = true,
    };

    // The other side's account number is one of ours.
    private OwnAccount? NamedBy(LineFacts line)
    {
        var account = PayerKeys.OfAccount(line.PartyAccount);
        return account.Length == 0 ? null : facts.Accounts.FirstOrDefault(
            a => a.Id != line.AccountId && a.Number.Length > 0 && PayerKeys.OfAccount(a.Number) == account);
    }
}
