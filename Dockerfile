# The application in one image. Build: docker build -t erpcrm .
FROM node:22-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source
COPY . .
ARG TARGETARCH=amd64
# For this platform alone: without the native files of the others.
RUN dotnet publish src/ErpCrm.Web -c Release -o /app --no-self-contained -a ${TARGETARCH}

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends curl tzdata && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown $APP_UID /data
ENV Urls=http://+:8080 Data__Folder=/data DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --start-period=60s CMD curl -fsS http://localhost:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "ErpCrm.Web.dll"]
