using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Home;

/// <summary>Something a new company does once. It is done when its records exist: nobody ticks it off.</summary>
/// <param name="Label">What to do, in the reader's language.</param>
/// <param name="Detail">What it is good for.</param>
/// <param name="Url">Where it is done.</param>
/// <param name="IsDone">Whether the records exist, for whomever.</param>
/// <param name="Order">Across modules.</param>
public sealed record FirstStep(string Label, string Detail, string Url, bool IsDone, int Order);

/// <summary>A module's first steps; only those the signed-in user may take.</summary>
public interface IFirstSteps
{
    Task<IReadOnlyList<FirstStep>> LoadAsync(CancellationToken ct);
}

public static class FirstStepsRegistration
{
    /// <summary>The cookie of a browser whose reader does not want the list.</summary>
    public const string Preference = "first-steps";

    public static IServiceCollection AddFirstSteps<T>(this IServiceCollection services)
        where T : class, IFirstSteps => services.AddScoped<IFirstSteps, T>();
}
