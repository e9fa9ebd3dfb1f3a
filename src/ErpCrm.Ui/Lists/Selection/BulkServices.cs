using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Lists.Selection;

public static class BulkServices
{
    /// <param name="kind">Of the records it is for; null for those of every kind.</param>
    public static IServiceCollection AddBulkAction<TAction>(this IServiceCollection services, string? kind = null)
        where TAction : class, IBulkAction =>
        services.AddScoped<TAction>().AddSingleton(new BulkRegistration(kind, typeof(TAction)));
}

/// <summary>Where what was selected goes; without it nothing is offered.</summary>
public interface IBulkPages
{
    string Url { get; }
}

internal sealed record BulkRegistration(string? Kind, Type Action);

/// <summary>What a reader can do with several rows of a list.</summary>
public sealed class BulkActions
{
    private readonly IServiceProvider _services;
    private readonly RecordKinds _kinds;
    private readonly ILookup<string, BulkRegistration> _byKind;

    public BulkActions(IServiceProvider services, RecordKinds kinds)
    {
        (_services, _kinds) = (services, kinds);
        _byKind = services.GetServices<BulkRegistration>().ToLookup(r => r.Kind ?? "");
    }

    /// <summary>The kind's own first, then those of every kind.</summary>
    public IReadOnlyList<IBulkAction> For(string? kind, ICurrentUser me)
    {
        if (_kinds.Find(kind) is not { } known || !me.Can(known.Rights.View)) return [];
        if (_services.GetService<IBulkPages>() is null) return [];
        return
        [
            .. _byKind[known.Key].Concat(_byKind[""])
                .Select(r => (IBulkAction)_services.GetRequiredService(r.Action)).Where(a => a.IsFor(known, me)),
        ];
    }

    public IBulkAction? Find(string? kind, string? key, ICurrentUser me) =>
        For(kind, me).FirstOrDefault(a => a.Key == key);
}
