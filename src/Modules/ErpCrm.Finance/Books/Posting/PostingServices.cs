using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Posting;

internal static class PostingServices
{
    /// <summary>Posts changes of one kind of record, in the save that makes them; if it is an
    /// <see cref="ICatchesUp"/>, also those that were never posted.</summary>
    public static IServiceCollection AddPosting<TPosts>(this IServiceCollection services)
        where TPosts : class, IPosts
    {
        services.AddScoped<IPosts, TPosts>();
        if (typeof(TPosts).IsAssignableTo(typeof(ICatchesUp)))
            services.AddScoped(typeof(ICatchesUp), typeof(TPosts));
        return services;
    }
}
