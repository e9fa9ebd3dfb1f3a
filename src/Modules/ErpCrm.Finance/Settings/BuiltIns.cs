using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ErpCrm.Finance.Settings;

/// <summary>Makes the tax rates and expense categories that exist from the first start.</summary>
internal sealed class BuiltIns(FinanceDbContext db) : IFirstRows
{
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!await db.TaxRates.AnyAsync(ct)) db.AddRange(TaxRate.BuiltIn());
        if (!await db.ExpenseCategories.AnyAsync(ct)) db.AddRange(ExpenseCategory.BuiltIn());
        await db.SaveChangesAsync(ct);
    }
}

internal sealed class BuiltInsAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<BuiltIns>().EnsureAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process that started at the same time made the same rows.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
