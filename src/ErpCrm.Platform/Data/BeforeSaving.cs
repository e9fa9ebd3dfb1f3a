using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Data;

/// <summary>Looks at what is about to be saved, before anything is written down about it; may refuse.</summary>
public interface IBeforeSaving
{
    Task BeforeSavingAsync(DbContext db, CancellationToken ct);
}

/// <summary>Asks them, made when something is saved: they may need a context themselves.</summary>
internal sealed class BeforeSavingInterceptor(IServiceProvider services) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var asked in services.GetServices<IBeforeSaving>())
            await asked.BeforeSavingAsync(eventData.Context!, cancellationToken);
        return result;
    }
}
