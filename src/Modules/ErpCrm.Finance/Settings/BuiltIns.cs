using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Finance.Settings;

/// <summary>Makes the tax rates, expense categories and accounts that exist from the first start.</summary>
internal sealed class BuiltIns(FinanceDbContext db) : IFirstRows
{
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!await db.TaxRates.AnyAsync(ct)) db.AddRange(TaxRate.BuiltIn());
        if (!await db.ExpenseCategories.AnyAsync(ct)) db.AddRange(ExpenseCategory.BuiltIn());
        await db.SaveChangesAsync(ct);
        await BuiltInChart.EnsureAsync(db, ct);
        await BuiltInContributions.EnsureAsync(db, ct);
    }
}

internal sealed class BuiltInsAtStart(IServiceScopeFactory scopes, ILogger<BuiltInsAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var acting = ActingUser.Act(null, null);
        try
        {
            await DoAsync<BuiltIns>(it => it.EnsureAsync(cancellationToken));
        }
        catch (DbUpdateException)
        {
            // Another process that started at the same time made the same rows.
        }

        try
        {
            await DoAsync<PostMissing>(it => it.AtStartAsync(cancellationToken));
        }
        catch (BusinessRuleException e)
        {
            log.LogError(e, "Documents from before the books cannot be posted yet");
        }
    }

    private async Task DoAsync<T>(Func<T, Task> work)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
