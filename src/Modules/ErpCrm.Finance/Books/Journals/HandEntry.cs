using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>A line as somebody entered it.</summary>
/// <param name="Amount">A debit is positive; 0 where the base amount alone is entered.</param>
/// <param name="Base">As entered, with the sign of the amount; null for what the rate of the day gives.</param>
/// <param name="IsSplit">Whether it is divided over cost centres.</param>
internal sealed record HandLine(
    Guid AccountId, string Currency, decimal Amount, decimal? Base, LineOf Of, bool IsSplit = false);

/// <summary>A part of what is divided over cost centres.</summary>
internal sealed record CentreShare(Guid CostCentreId, decimal Weight);

/// <summary>What somebody enters by hand.</summary>
/// <param name="ReversesOn">Day on which the opposite is posted by itself; null when it is not.</param>
internal sealed record HandEntry(
    DateOnly Date, string? Reference, string Text, DateOnly? ReversesOn, IReadOnlyList<HandLine> Lines,
    IReadOnlyList<CentreShare> Shares);

/// <summary>A line with its base amount, as it is posted.</summary>
internal sealed record PostedLine(Guid AccountId, string Currency, decimal Amount, decimal Base, LineOf Of);

/// <summary>How entered lines become lines of the books.</summary>
internal static class HandLines
{
    /// <summary>
    /// The base amount of each line, in their order. Where the debits of a currency equal its credits, both come to the
    /// same in base currency: what rounding leaves over goes to the largest remainders (domain-rules §1, §6).
    /// </summary>
    /// <param name="rates">1 unit of a currency = x base.</param>
    public static IReadOnlyList<decimal> InBase(
        IReadOnlyList<HandLine> lines, IReadOnlyDictionary<string, decimal> rates, string baseCurrency)
    {
        var digits = Currencies.Digits(baseCurrency);
        var result = lines.Select(l => l.Base
            ?? Rounding.Round(l.Amount * rates.GetValueOrDefault(l.Currency), digits)).ToArray();
        foreach (var foreign in lines.Select((line, i) => (line, i)).Where(l => l.line.Currency != baseCurrency)
            .GroupBy(l => l.line.Currency))
        {
            if (foreign.Any(l => l.line.Base is not null) || foreign.Sum(l => l.line.Amount) != 0) continue;
            foreach (var side in foreign.Where(l => l.line.Amount != 0).GroupBy(l => l.line.Amount > 0))
            {
                var (of, weights) = (side.ToList(), side.Select(l => Math.Abs(l.line.Amount)).ToList());
                var total = Rounding.Round(weights.Sum() * rates.GetValueOrDefault(foreign.Key), digits);
                var parts = Rounding.Allocate(side.Key ? total : -total, weights, digits);
                for (var i = 0; i < of.Count; i++) result[of[i].i] = parts[i];
            }
        }

        return result;
    }

    /// <summary>The lines as they are posted: what is split stands on each of its cost centres, and the parts are
    /// together what was entered (domain-rules §1).</summary>
    public static IEnumerable<PostedLine> Posted(
        IReadOnlyList<HandLine> lines, IReadOnlyList<decimal> inBase, IReadOnlyList<CentreShare> shares,
        string baseCurrency)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.IsSplit)
            {
                yield return new PostedLine(line.AccountId, line.Currency, line.Amount, inBase[i], line.Of);
                continue;
            }

            var weights = shares.Select(s => s.Weight).ToList();
            var amounts = Rounding.Allocate(line.Amount, weights, Currencies.Digits(line.Currency));
            // In base currency an amount is its own base amount.
            var bases = line.Currency == baseCurrency && line.Amount != 0
                ? amounts
                : Rounding.Allocate(inBase[i], weights, Currencies.Digits(baseCurrency));
            for (var part = 0; part < shares.Count; part++)
                yield return new PostedLine(line.AccountId, line.Currency, amounts[part], bases[part],
                    line.Of with { CostCentreId = shares[part].CostCentreId });
        }
    }
}
