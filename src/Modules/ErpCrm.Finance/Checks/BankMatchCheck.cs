using System.Runtime.CompilerServices;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>What a matched line is comes to its amount; an open one is nothing yet; money is met by one line, and both
/// lines of a transfer name each other.</summary>
internal sealed class BankMatchCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Bank matches: whole lines, each document once, transfers on both sides";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var holding = await db.BankMatches.AsNoTracking().Where(m => m.UndoneAt == null).ToListAsync(ct);
        var states = await db.BankLines.AsNoTracking()
            .Select(l => new { l.Id, l.State, l.Amount, l.BankAccountId }).ToDictionaryAsync(l => l.Id, ct);
        var sums = holding.GroupBy(m => m.LineId).ToDictionary(g => g.Key, g => g.Sum(m => m.Amount));
        foreach (var line in states.Values)
        {
            var expected = line.State == BankLineState.Matched ? line.Amount : 0;
            if (sums.GetValueOrDefault(line.Id) != expected)
                yield return Finding.Of("BankLine", line.Id,
                    $"it is {line.State} with {expected}, its matches come to {sums.GetValueOrDefault(line.Id)}");
        }

        foreach (var twice in holding.Where(m => m.DocumentId is not null)
            .GroupBy(m => (m.DocumentKind, m.DocumentId)).Where(g => g.Count() > 1))
            yield return Of(twice.First(),
                $"{twice.Key.DocumentKind} {twice.Key.DocumentId} is met by {twice.Count()} lines");
        foreach (var transfer in holding.Where(m => m.OtherLineId is not null))
        {
            var other = states.GetValueOrDefault(transfer.OtherLineId!.Value);
            if (other is null || other.BankAccountId != transfer.OtherAccountId || !holding.Exists(
                m => m.LineId == other.Id && m.OtherLineId == transfer.LineId))
                yield return Of(transfer, $"its other line {transfer.OtherLineId} does not name it");
        }

        foreach (var loose in holding.Where(m => !states.ContainsKey(m.LineId)))
            yield return Of(loose, $"its line is not there");
    }

    private static Finding Of(BankMatch match, FormattableString problem) =>
        Finding.Of("BankMatch", match.Id, problem);
}
