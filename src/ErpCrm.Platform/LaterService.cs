using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform;

/// <summary>A service that is made when it is first asked for: <c>Lazy&lt;T&gt;</c> in a constructor.</summary>
internal sealed class LaterService<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>)
    where T : notnull;
