using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Home;

/// <summary>A key figure of the home page.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Label">In the reader's language.</param>
/// <param name="Value">Formatted.</param>
/// <param name="Detail">A second line, or null.</param>
/// <param name="Url">The list behind the figure; it shows the same records.</param>
/// <param name="Tone">red, amber, green or null.</param>
/// <param name="Order">Across modules.</param>
public sealed record HomeFigure(string Key, string Label, string Value, string? Detail, string Url, string? Tone,
    int Order);

/// <summary>A module's figures for the signed-in user, by the same predicate as the lists they link to.</summary>
public interface IHomeFigures
{
    Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct);
}

/// <summary>Something that waits for the user.</summary>
/// <param name="Tone">Tone of the badge.</param>
/// <param name="Badge">What is wrong, in the reader's language.</param>
/// <param name="Title">Which record.</param>
/// <param name="Url">Its page.</param>
/// <param name="Value">Amount or date, formatted, or null.</param>
/// <param name="Weight">The heaviest stand first.</param>
public sealed record AttentionItem(string Tone, string Badge, string Title, string Url, string? Value, int Weight);

/// <summary>A module's part of "Needs attention".</summary>
public interface IAttentionSource
{
    Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct);
}

public static class HomeRegistration
{
    /// <summary>Adds a module's figures.</summary>
    public static IServiceCollection AddHomeFigures<T>(this IServiceCollection services)
        where T : class, IHomeFigures => services.AddScoped<IHomeFigures, T>();

    /// <summary>Adds a module's attention items.</summary>
    public static IServiceCollection AddAttention<T>(this IServiceCollection services)
        where T : class, IAttentionSource => services.AddScoped<IAttentionSource, T>();
}
