using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Lists;

public static class ListServices
{
    /// <summary>Makes a list known: to its controller, and to whatever reads all lists.</summary>
    public static IServiceCollection AddList<TList>(this IServiceCollection services)
        where TList : RecordList => services.AddSingleton<TList>().AddSingleton<RecordList>(provider => provider.GetRequiredService<TList>());
}
