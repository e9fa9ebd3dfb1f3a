using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Delivery;

/// <summary>Lets messages go with which their listeners would do nothing (<see cref="IChooseEvents"/>), together and
/// with the proof that they were heard.</summary>
public sealed class PassingBy(IServiceScopeFactory scopes, Subscriptions subscriptions,
    IEnumerable<ChoosingListener> choosing, TimeProvider time, ILogger<PassingBy> log)
{
    private readonly Dictionary<string, ChoosingListener> _choosing = choosing.ToDictionary(listener => listener.Name);

    /// <summary>Whether its listener is asked first; what failed once is tried by itself.</summary>
    internal bool IsPossible(OutboxMessage message) =>
        message.Attempts == 0 && _choosing.ContainsKey(message.Listener);

    /// <param name="messages">All of one module.</param>
    /// <returns>Those that are to be delivered; all of them where it could not be told.</returns>
    internal async Task<IReadOnlyList<OutboxMessage>> LeftOfAsync(
        IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        try
        {
            using var acting = ActingUser.Act(null, null);
            await using var scope = scopes.CreateAsyncScope();
            var left = new HashSet<OutboxMessage>();
            foreach (var own in messages.GroupBy(message => message.Listener))
                left.UnionWith(await ChosenAsync(scope.ServiceProvider, [.. own], ct));
            var passed = messages.Where(message => !left.Contains(message)).ToList();
            if (passed.Count > 0) await RemoveAsync(scope.ServiceProvider, passed, ct);
            return [.. messages.Where(left.Contains)];
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug(e, "{Count} messages are delivered one by one", messages.Count);
            return messages;
        }
    }

    private async Task<IEnumerable<OutboxMessage>> ChosenAsync(
        IServiceProvider services, List<OutboxMessage> messages, CancellationToken ct)
    {
        var listener = messages[0].Listener;
        var choice = (IChooseEvents)services.GetRequiredService(_choosing[listener].Choice);
        var chosen = await choice.ChooseAsync([.. messages.Select(m => Waiting(listener, m.Event!))], ct);
        return messages.Where(message => chosen.Contains(message.EventId));
    }

    private WaitingEvent Waiting(string listener, LoggedEvent logged) => new(logged.EventId,
        subscriptions.Find(listener, logged.Name)[0].EventType, logged.Origin, logged.Payload);

    private async Task RemoveAsync(IServiceProvider services, List<OutboxMessage> passed, CancellationToken ct)
    {
        var db = (DbContext)services.GetRequiredService(_choosing[passed[0].Listener].ContextType);
        var (ids, token, now) = (passed.ConvertAll(m => m.Id), passed[0].LockToken, time.GetUtcNow().UtcDateTime);
        await db.InTransactionAsync(
            async within =>
            {
                db.AddRange(passed.Select(m => new InboxMessage
                {
                    EventId = m.EventId, Listener = m.Listener, HandledAt = now,
                }));
                await db.SaveChangesAsync(within);
                if (await db.Set<OutboxMessage>().Where(m => EF.Parameter(ids).Contains(m.Id) && m.LockToken == token)
                    .ExecuteDeleteAsync(within) != ids.Count)
                    throw new DbUpdateConcurrencyException($"Another process delivers to {passed[0].Listener}.");
            },
            ct);
    }
}
