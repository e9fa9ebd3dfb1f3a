using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Search;

/// <summary>A record found by the palette.</summary>
/// <param name="Kind">What it is, in the reader's language: Company, Invoice.</param>
/// <param name="Title">Its name.</param>
/// <param name="Meta">One more fact, or null.</param>
/// <param name="Url">Its page.</param>
/// <param name="Icon">Lucide name.</param>
public sealed record SearchHit(string Kind, string Title, string? Meta, string Url, string Icon);

/// <summary>A module's part of the search. It applies the user's scope itself.</summary>
public interface ISearchSource
{
    /// <summary>The best matches, best first.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct);
}

/// <summary>Something the palette offers to do.</summary>
/// <param name="Text">Marker of the texts that hold the label.</param>
/// <param name="Label">English label, the key of its translation.</param>
/// <param name="Url">Page or sheet.</param>
/// <param name="Icon">Lucide name.</param>
/// <param name="Permission">Needed at any scope; null for everyone.</param>
/// <param name="Sheet">Whether the address is opened in the sheet.</param>
public sealed record PaletteCommand(Type Text, string Label, string Url, string Icon, string? Permission, bool Sheet = false);

public static class SearchRegistration
{
    /// <summary>Adds a module's search.</summary>
    public static IServiceCollection AddSearch<TSource>(this IServiceCollection services)
        where TSource : class, ISearchSource => services.AddScoped<ISearchSource, TSource>();

    /// <summary>Adds commands to the palette.</summary>
    public static IServiceCollection AddPaletteCommands(this IServiceCollection services, params PaletteCommand[] commands)
    {
        foreach (var command in commands) services.AddSingleton(command);
        return services;
    }
}
