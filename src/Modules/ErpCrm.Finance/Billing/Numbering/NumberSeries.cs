using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>Makes a series ready before the first document of its year takes a number.</summary>
internal sealed class NumberSeries(IServiceScopeFactory scopes)
{
    /// <summary>Runs apart from the work that issues, so that two first
    /// documents of a year wait for one row instead of both adding it.</summary>
    /// <param name="first">The first number, where the series is new.</param>
    public async Task EnsureAsync(string series, CancellationToken ct, int first = 1)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FinanceDbContext>();
        if (await db.NumberSequences.AnyAsync(s => s.Series == series, ct)) return;
        db.Add(new NumberSequence
        {
            Series = series, First = first, Last = first - 1, LastIssuedOn = DateOnly.MinValue,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            if (!await db.NumberSequences.AsNoTracking().AnyAsync(s => s.Series == series, ct)) throw;
        }
    }
}
