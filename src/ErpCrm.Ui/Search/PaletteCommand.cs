using ErpCrm.Platform.Records;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Search;

/// <summary>Something the palette offers to do.</summary>
/// <param name="Text">Marker of the texts that hold the label.</param>
/// <param name="Label">English label, the key of its translation.</param>
/// <param name="Url">Page or sheet.</param>
/// <param name="Icon">Lucide name.</param>
/// <param name="Permission">Needed at any scope; null for everyone.</param>
/// <param name="Sheet">Whether the address is opened in the sheet.</param>
public sealed record PaletteCommand(Type Text, string Label, string Url, string Icon, string? Permission,
    bool Sheet = false)
{
    /// <summary>What records say how one is made: New deal.</summary>
    public static IEnumerable<PaletteCommand> Of(RecordKinds kinds) =>
        from kind in kinds.All
        let url = kind.CreateUrl
        where url is not null && kind.Words.New is not null
        select new PaletteCommand(kind.Words.Texts, kind.Words.New!, url, "plus", kind.Rights.Change,
            kind.CreatesInSheet);
}

public static class PaletteRegistration
{
    /// <summary>Adds commands to the palette.</summary>
    public static IServiceCollection AddPaletteCommands(this IServiceCollection services,
        params PaletteCommand[] commands)
    {
        foreach (var command in commands) services.AddSingleton(command);
        return services;
    }
}
