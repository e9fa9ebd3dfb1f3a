using ErpCrm.Demo.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Demo;

/// <summary>What a module registers for the companies that are made up.</summary>
public static class DemoRegistration
{
    /// <summary>The module's part in playing the demo company.</summary>
    public static IServiceCollection AddDemoActor<TActor>(this IServiceCollection services)
        where TActor : class, IDemoActor => services.AddScoped<IDemoActor, TActor>();

    /// <summary>The module's part in filling a database with a large company.</summary>
    public static IServiceCollection AddSeeder<TSeeder>(this IServiceCollection services)
        where TSeeder : class, ISeeder => services.AddScoped<ISeeder, TSeeder>();
}
