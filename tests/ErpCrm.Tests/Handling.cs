using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests;

internal static class Handling
{
    /// <summary>Runs a handler for an event, in its own scope and transaction, as <c>DeliveryLoop</c> does.</summary>
    public static async Task HandleAsync<TContext, THandler, TEvent>(this TestApp app, TEvent domainEvent)
        where TContext : DbContext
        where THandler : IHandle<TEvent>
        where TEvent : DomainEvent
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await db.InTransactionAsync(
            async ct =>
            {
                await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(domainEvent, ct);
                await db.SaveChangesAsync(ct);
            },
            CancellationToken.None);
    }
}
