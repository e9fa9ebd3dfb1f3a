using ErpCrm.Finance.Billing.Numbering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>Number series of a database that nobody else writes to:
/// counted and chained in memory, saved with their documents.</summary>
internal sealed class SeedNumbers
{
    private readonly Dictionary<string, Position> _series = [];
    private readonly HashSet<string> _saved = [];
    private readonly HashSet<string> _changed = [];

    /// <summary>The next number; ask in the order of the dates.</summary>
    public int Take(string series, DateOnly on)
    {
        var position = _series.GetValueOrDefault(series, new Position(0, DateOnly.MinValue, IssuedDocument.NoHash));
        if (on < position.On) throw new InvalidOperationException($"{series} already has a document of {position.On}.");
        _series[series] = position with { Last = position.Last + 1, On = on };
        _changed.Add(series);
        return position.Last + 1;
    }

    /// <summary>Freezes a document that has just taken its number.</summary>
    public IssuedDocument Freeze(Guid id, string series, string content)
    {
        var position = _series[series];
        var document = new IssuedDocument(id, series, position.Last, position.On, content, position.Hash);
        _series[series] = position with { Hash = document.Hash };
        return document;
    }

    public async Task SaveAsync(FinanceDbContext db, CancellationToken ct)
    {
        foreach (var series in _changed)
        {
            var (last, on, _) = _series[series];
            if (_saved.Add(series)) db.Add(new NumberSequence { Series = series, Last = last, LastIssuedOn = on });
            else
                await db.NumberSequences.Where(s => s.Series == series).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Last, last).SetProperty(s => s.LastIssuedOn, on), ct);
        }

        _changed.Clear();
    }

    private sealed record Position(int Last, DateOnly On, string Hash);
}
